// Words of data/strings/widget/*.tsv whose keys begin with the name after "words:", by language and the rest of the key (tools/widget_words.mjs).
declare module "words:*" {
  const words: Record<string, Record<string, string>>;
  export default words;
}
