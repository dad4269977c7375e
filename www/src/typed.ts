type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The fields in their order. Those of single options follow from the code of the call. */
const fields = () => document.querySelectorAll<Field>('main :is(input, select, textarea):not([id^="arg-"])');
const isChoice = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');
const nameOf = (field: Field) => (field.type === 'radio' ? `${field.name}=${field.value}` : field.id);

/** Keeps what is typed and chosen while the page is built anew. */
export function keepTyped(rebuild: () => void): void {
  const kept = new Map(
    [...fields()].map((field) => [nameOf(field), isChoice(field) ? field.checked : field.value]),
  );
  rebuild();
  for (const field of fields()) {
    const value = kept.get(nameOf(field));
    const now = isChoice(field) ? field.checked : field.value;
    if (value === undefined || value === now) continue;
    if (isChoice(field)) field.checked = value === true;
    else field.value = String(value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
