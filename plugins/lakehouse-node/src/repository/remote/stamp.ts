/**
 * What a commit on a branch of ours says about itself, as trailers of its message. Parent and tree tell whether it is still the commit that
 * was stamped: whoever commits on top, amends or merges makes another one.
 */
export interface Stamp {
  source: string;
  /** Commit of the target branch that the files were made for. */
  base: string;
  /** Git's id of all files of the commit. */
  tree: string;
}

/** Adds the trailers to a commit message. */
export function stampMessage(message: string, stamp: Stamp): string {
  return `${message.trimEnd()}\n\nLakehouse-Source: ${
    stamp.source
  }\nLakehouse-Base: ${stamp.base}\nLakehouse-Tree: ${stamp.tree}\n`;
}

/** Whether a commit is one that was stamped for this source, and nobody has changed it since. */
export function isStamped(
  commit: { message: string; parent: string[]; tree: string },
  source: string,
): boolean {
  const trailer = (name: string) =>
    new RegExp(`^Lakehouse-${name}: (.+)$`, 'm').exec(commit.message)?.[1];
  return (
    trailer('Source') === source &&
    commit.parent.length === 1 &&
    trailer('Base') === commit.parent[0] &&
    trailer('Tree') === commit.tree
  );
}
