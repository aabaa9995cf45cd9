/** A pull request, or what the host calls it. */
export interface PullRequest {
  /** Address for people. */
  url: string;
  /** How the host's API names it. */
  id: string;
}

/** Pull requests of one repository, as far as onboarding has to look at them itself. */
export interface PullRequests {
  /** The open pull request of a branch; undefined when there is none. */
  open(branch: string, target: string): Promise<PullRequest | undefined>;
  /** Writes title and description anew. */
  update(
    request: PullRequest,
    text: { title: string; body: string },
  ): Promise<void>;
}

/** Asks the host's API; the answer is read as JSON. */
export type Ask = (
  path: string,
  options?: { method?: string; body?: unknown },
) => Promise<any>;
