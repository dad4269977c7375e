// The words that the build makes from `words/*/command.toml`.

declare module '#data/words-*-command' {
  const words: { readonly command: import('./words.js').CommandWords };
  export default words;
}
