/** @returns whether they differ in one slip of at most two letters: left out, added, mixed up or swapped */
export function isNear(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let front = 0;
  while (front < shorter && one[front] === other[front]) front++;
  let back = 0;
  while (back < shorter - front && one[one.length - 1 - back] === other[other.length - 1 - back]) back++;
  // `cdn1` and `cdn2` are two names, and no slip.
  if (/^\d*$/.test(one.slice(front, one.length - back) + other.slice(front, other.length - back)))
    return false;
  const differing = Math.max(one.length, other.length) - front - back;
  return differing <= 2 && differing * 3 <= shorter;
}
