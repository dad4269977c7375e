// @ts-check
// JSON Schemas of what the package writes as JSON, made from its types.
import { createGenerator } from 'ts-json-schema-generator';

/** @typedef {Record<string, any>} Schema */

const generator = createGenerator({
  path: 'pkg-template/{src/types,src/overlay-types,command/json}.ts',
  tsconfig: 'pkg-template/command/tsconfig.json',
  // The build has the compiler check the types itself.
  skipTypeCheck: true,
});

/** @returns {Record<string, Schema>} the schemas by the names of their files */
export function schemas() {
  return {
    explanation: schemaOf('Explanation'),
    report: schemaOf('ReportData'),
    catalog: schemaOf('Entry', (entry) => ({ type: 'array', items: entry })),
    command: schemaOf('JsonLine'),
  };
}

/**
 * The schema of a type, in the newest draft. The generator writes draft 7, in which `$defs` has another name.
 *
 * @param {string} type
 * @param {(schema: Schema) => Schema} [rootOf] - makes the schema of the document from that of the type
 */
function schemaOf(type, rootOf = (schema) => schema) {
  const { $ref, definitions } = generator.createSchema(type);
  const schema = { ...rootOf({ $ref }), $defs: withoutFields(definitions) };
  return JSON.parse(
    JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }).replaceAll(
      '#/definitions/',
      '#/$defs/',
    ),
  );
}

/**
 * Schemas of types that say only of each type what it is. The fields are described in the types of the package.
 *
 * @param {Record<string, Schema>} types
 */
function withoutFields(types) {
  const bare = (/** @type {string} */ name, /** @type {unknown} */ value) =>
    name === 'description' && typeof value === 'string' ? undefined : value;
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      { description: type.description, ...JSON.parse(JSON.stringify(type, bare)) },
    ]),
  );
}
