// The data that the build makes from the TOML files: a table becomes an object, its keys in camel case.

declare module '#data/words-en' {
  const words: import('./word/words.js').Words;
  export default words;
}

declare module '#data/words-zh' {
  const words: import('./word/words.js').Words;
  export default words;
}

declare module '#data/catalog' {
  /** The catalog and what goes with it, from `src/catalog`. */
  const catalog: import('./word/entries.js').CatalogData & {
    /** The date of the newest revision of the platform's pages that it holds. */
    readonly revision: string;
    readonly httpStatus: {
      readonly transient: readonly number[];
      /** The key of the advice by a status or, as `4xx`, by its class. */
      readonly advice: { readonly [status: string]: string };
      /** The registered names. */
      readonly names: { readonly [status: string]: string };
    };
    /** The limits of the platform, and the values that it takes. */
    readonly platform: {
      readonly maxTrustedDomains: number;
      /** A megabyte may have 1,000,000 or 1,048,576 bytes. */
      readonly maxFileBytes: { readonly decimal: number; readonly binary: number };
      readonly writableDirectories: readonly string[];
      readonly methods: readonly string[];
      /** The methods of HTTP that it may not take. */
      readonly furtherMethods: readonly string[];
      readonly maxTimeoutMs: number;
    };
  };
  export default catalog;
}

declare module '#data/help-url' {
  /** What the id of a row is put behind to get the address of its page; empty where the build was told no site. */
  const helpUrlPrefix: string;
  export default helpUrlPrefix;
}

declare module '#data/rules' {
  /** The rules about calls, from `rules.toml`. */
  const rules: { readonly [id in RuleId]: Rule };
  export default rules;

  export interface Rule {
    readonly subject: import('./types.js').CallProblem['argument'];
    readonly origin: 'reference' | 'derived';
    /** The rows that a call which breaks it fails with; of a hint, if it fails. */
    readonly fails: readonly string[];
    /** The key of its page, where that is not the page of the first row. */
    readonly doc?: string;
  }

  export type RuleId = import('#data/rule-ids').RuleId;
}

declare module '#data/words-*-overlay' {
  const words: {
    readonly overlay: import('./overlay/words.js').OverlayWords;
    readonly report: import('./overlay/words.js').ReportWords;
  };
  export default words;
}
