// The words that the build makes from `words/*/command.toml`.

declare module '#data/words-en-command' {
  const words: { readonly command: import('./words.js').CommandWords };
  export default words;
}

declare module '#data/words-zh-command' {
  const words: { readonly command: import('./words.js').CommandWords };
  export default words;
}
