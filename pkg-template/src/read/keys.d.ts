/** The names that hosts, engines and wrappers give to the parts of an error, from `keys.toml`. */
declare module '#data/keys' {
  type Names = readonly string[];
  export const codes: Names;
  export const statuses: Names;
  export const subCodes: Names;
  export const messages: Names;
  export const common: Names;
  export const wrappers: Names;
  export const errorWrappers: Names;
}
