// The names of the fields that are posted beside the visitor's own.

/** @typedef {import("./leadpass").FieldName} FieldName */

/** In the order in which the engine gives their values. */
const FIELDS = "id status outcome queue owner score cell tags reasons contact_by policy evidence".split(" ");

/** @typedef {ReturnType<typeof createFields>} Fields */

/**
 * The fields under the names that the page wants.
 * @param {Partial<Record<FieldName, string | null>>} map
 */
export function createFields(map = {}) {
  const names = FIELDS.map((field) => {
    const name = map[/** @type {FieldName} */ (`leadpass_${field}`)];
    return name === undefined ? `leadpass_${field}` : typeof name === "string" ? name : null;
  });
  return {
    /** The names that are posted. */
    names: /** @type {string[]} */ (names.filter((name) => name !== null)),

    /**
     * Values with their names; a field without a name is left out.
     * @param {(string | undefined)[]} values
     * @returns {[string, string][]}
     */
    named: (values) => /** @type {any} */ (names.map((name, place) => [name, values[place]]).filter(([name, value]) => name !== null && value !== undefined)),

    /** Only the status. @param {string} status */
    only(status) {
      return this.named([undefined, status]);
    },
  };
}
