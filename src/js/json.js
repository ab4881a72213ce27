// JSON of plain data. Old libraries give arrays a `toJSON` of their own, which writes something else.

/**
 * As `JSON.stringify`, for data without cycles.
 * @param {any} value
 * @returns {any} a text; nothing for what JSON has no word for
 */
export function stringify(value) {
  if (Array.isArray(value)) return `[${value.map((item) => stringify(item) ?? "null").join()}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value);
  if (typeof value.toJSON === "function") return stringify(value.toJSON());
  const members = Object.entries(value).flatMap(([name, member]) => {
    const text = stringify(member);
    return text === undefined ? [] : `${JSON.stringify(name)}:${text}`;
  });
  return `{${members.join()}}`;
}
