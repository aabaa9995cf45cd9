declare module 'refractor/core' {
  /** A node of the tree that hast describes. */
  export type RefractorNode =
    | { type: 'text'; value: string }
    | {
        type: 'element';
        properties: { className?: string[] };
        children: RefractorNode[];
      };
  const refractor: {
    register(language: unknown): void;
    highlight(text: string, language: string): RefractorNode[];
  };
  export default refractor;
}

declare module 'refractor/lang/*' {
  const language: unknown;
  export default language;
}
