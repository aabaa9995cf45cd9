/** Exit codes of every command; part of the public interface. */
export const EXIT = {
  ok: 0,
  /** The command worked, and there is something to mend. */
  findings: 1,
  /** The call or its input cannot be used. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The call or its input cannot be used: one sentence, no stack. */
export class UsageError extends Error {}
