/** Puts the keyboard into a field when it appears: `ref={focused}`. For pages and steps that are about that one field. */
export const focused = (field: HTMLElement | null): void => field?.focus()
