/** The field is this wide, whatever the screen; how high it is depends on the screen. */
export const fieldWidth = 360;

const roundSeconds = 40;
const mostLives = 3;
/** How long nothing can hit the ship after something has. */
const mercySeconds = 1.4;
/** The ship's deck is this wide, and this far above the bottom. */
export const shipWidth = 76;
export const shipAltitude = 58;
/** How quickly the ship is where the finger is. */
const haste = 20;

export type Kind = 'star' | 'comet' | 'meteor' | 'heart';

/** Something that falls. */
export interface Thing {
  readonly kind: Kind;
  x: number;
  y: number;
  readonly radius: number;
  /** How many seconds it takes from the top to the bottom, so that every screen is as difficult as the others. */
  readonly seconds: number;
  readonly drift: number;
  angle: number;
  readonly spin: number;
}

/** What the player has to see or hear of. */
export type Event =
  | { readonly kind: 'caught'; readonly thing: Thing; readonly points: number }
  | { readonly kind: 'hit'; readonly thing: Thing }
  | { readonly kind: 'over' | 'cleared' };

const radii: Readonly<Record<Kind, number>> = { star: 13, comet: 11, meteor: 17, heart: 12 };

/** The rules of the game, without how it looks. */
export class World {
  height = 640;
  /** From 0 to 1, from the left to the right: it stays when the screen turns. */
  x = 0.5;
  target = 0.5;
  score = 0;
  combo = 0;
  lives = mostLives;
  level = 1;
  left = roundSeconds;
  mercy = 0;
  things: Thing[] = [];
  #untilNext = 0;

  /** The part of the round that is left, from 0 to 1. */
  get rest(): number {
    return Math.max(0, this.left / roundSeconds);
  }

  /** How many times the points of a star count. */
  get multiplier(): number {
    return this.combo >= 12 ? 3 : this.combo >= 5 ? 2 : 1;
  }

  get shipX(): number {
    return this.x * fieldWidth;
  }

  /** From the beginning. */
  restart(): void {
    this.score = 0;
    this.lives = mostLives;
    this.level = 1;
    this.#startRound();
  }

  /** The next round: the score and the lives stay. */
  advance(): void {
    this.level++;
    this.lives = Math.min(mostLives, this.lives + 1);
    this.#startRound();
  }

  /** The same round, with one more life. */
  revive(): void {
    this.lives = 1;
    this.things = [];
    this.mercy = 2 * mercySeconds;
    this.#untilNext = 0.6;
  }

  /**
   * Lets time pass.
   *
   * @param seconds - how much
   * @returns what happened
   */
  step(seconds: number): Event[] {
    const events: Event[] = [];
    const half = shipWidth / 2 / fieldWidth;
    const target = Math.max(half, Math.min(1 - half, this.target));
    this.x += (target - this.x) * (1 - Math.exp(-haste * seconds));
    this.left -= seconds;
    this.mercy = Math.max(0, this.mercy - seconds);
    this.#untilNext -= seconds;
    if (this.#untilNext <= 0) this.#drop();
    const deck = this.height - shipAltitude;
    for (const thing of this.things) {
      const before = thing.y;
      thing.y += (this.height / thing.seconds) * seconds;
      thing.x += thing.drift * seconds;
      thing.angle += thing.spin * seconds;
      const meets = before < deck + 14 && thing.y + thing.radius * 0.6 > deck;
      const reach = shipWidth / 2 + thing.radius * (thing.kind === 'meteor' ? 0.3 : 0.7);
      if (meets && Math.abs(thing.x - this.shipX) < reach) this.#touch(thing, events);
    }
    this.things = this.things.filter((thing) => {
      const isGone = thing.y > this.height + thing.radius;
      if (isGone && thing.kind === 'star') this.combo = 0;
      return !isGone;
    });
    if (this.lives <= 0) events.push({ kind: 'over' });
    else if (this.left <= 0) events.push({ kind: 'cleared' });
    return events;
  }

  #startRound(): void {
    this.left = roundSeconds;
    this.combo = 0;
    this.mercy = 0;
    this.things = [];
    this.#untilNext = 0.5;
  }

  #touch(thing: Thing, events: Event[]): void {
    if (thing.kind === 'meteor') {
      if (this.mercy > 0) return;
      this.mercy = mercySeconds;
      this.combo = 0;
      this.lives--;
      events.push({ kind: 'hit', thing });
    } else {
      let points = 0;
      if (thing.kind === 'heart') {
        this.lives = Math.min(mostLives, this.lives + 1);
      } else {
        this.combo++;
        points = (thing.kind === 'comet' ? 50 : 10) * this.multiplier;
      }
      this.score += points;
      events.push({ kind: 'caught', thing, points });
    }
    thing.y = Number.POSITIVE_INFINITY;
    // What was caught is not one that was missed.
    this.things = this.things.filter((one) => one !== thing);
  }

  #drop(): void {
    const played = 1 - this.rest;
    const pace = Math.min(1, 0.35 * (this.level - 1) * 0.5 + 0.6 * played);
    this.#untilNext = 0.62 - 0.3 * pace + 0.2 * Math.random();
    const kind = this.#pick(pace);
    const radius = radii[kind];
    const room = fieldWidth - 2 * radius;
    // Some meteors come straight down on the ship: who stands still is hit.
    const aimed = kind === 'meteor' && Math.random() < 0.5;
    const x = aimed ? this.shipX + 40 * (Math.random() - 0.5) : radius + room * Math.random();
    this.things.push({
      kind,
      x: Math.max(radius, Math.min(fieldWidth - radius, x)),
      y: -radius,
      radius,
      seconds: (kind === 'comet' ? 1.6 : 2.9) - 0.9 * pace + 0.6 * Math.random(),
      drift: kind === 'meteor' && !aimed ? 30 * (Math.random() - 0.5) : 0,
      angle: 2 * Math.PI * Math.random(),
      spin: 3 * (Math.random() - 0.5),
    });
  }

  #pick(pace: number): Kind {
    const chance = Math.random();
    if (this.lives < mostLives && chance < 0.035) return 'heart';
    if (chance < 0.11) return 'comet';
    return chance < 0.38 + 0.14 * pace ? 'meteor' : 'star';
  }
}
