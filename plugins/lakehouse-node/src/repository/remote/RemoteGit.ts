import git, { type GitAuth, type HttpClient } from 'isomorphic-git';
import nodeHttp from 'isomorphic-git/http/node';
import fs from 'node:fs';
import { explainRemoteError } from './errors';

/** A push that was not tried: the branch is not where it was when it was looked at. */
export class BranchMovedError extends Error {}

export interface RemoteGitOptions {
  /** Address for git, without user or token. */
  url: string;
  /** What people call the repository, for texts. */
  title: string;
  /** Empty folder that the objects are kept in while this object lives. */
  gitdir: string;
  /** What git sends to prove who it is; asked when the host wants it. */
  auth: () => Promise<GitAuth>;
  /** Makes the requests; Node itself by default. */
  http?: HttpClient;
}

/** Without it the library asks again and again. */
const onAuthFailure = () => ({ cancel: true });

/**
 * A repository on a git host by git's own protocol over HTTPS, which all hosts speak alike. Only the newest commits are fetched, and nothing
 * is checked out.
 */
export class RemoteGit {
  readonly gitdir: string;
  readonly #options: RemoteGitOptions;
  readonly #http: HttpClient;
  #ready?: Promise<void>;

  constructor(options: RemoteGitOptions) {
    this.gitdir = options.gitdir;
    this.#options = options;
    this.#http = options.http ?? nodeHttp;
  }

  /** Commits at the heads of branches, by branch; what does not exist is left out. */
  async heads(branches: string[]): Promise<Map<string, string>> {
    const { url } = this.#options;
    const refs = await this.#ask('read', () =>
      git.listServerRefs({
        http: this.#http,
        url,
        prefix: 'refs/heads/',
        onAuth: this.#onAuth,
        onAuthFailure,
      }),
    );
    const wanted = new Set(branches.map(branch => `refs/heads/${branch}`));
    return new Map(
      refs
        .filter(({ ref }) => wanted.has(ref))
        .map(({ ref, oid }) => [ref.slice('refs/heads/'.length), oid]),
    );
  }

  /** Fetches the newest commit of a branch with its files. */
  async fetch(branch: string): Promise<void> {
    await this.#init();
    await this.#ask('read', () =>
      git.fetch({
        fs,
        http: this.#http,
        gitdir: this.gitdir,
        remote: 'origin',
        ref: branch,
        remoteRef: `refs/heads/${branch}`,
        depth: 1,
        singleBranch: true,
        tags: false,
        onAuth: this.#onAuth,
        onAuthFailure,
      }),
    );
  }

  /**
   * Moves a branch of the host to a commit, if it still stands where it was; the host checks that once more when it takes the commit.
   *
   * @param expected - commit the branch stands at; undefined when it must not exist
   * @throws BranchMovedError when it stands elsewhere: nothing was written
   */
  async push(
    branch: string,
    commit: string,
    expected: string | undefined,
  ): Promise<void> {
    const ref = `refs/heads/${branch}`;
    await git.writeRef({
      fs,
      gitdir: this.gitdir,
      ref,
      value: commit,
      force: true,
    });
    let moved = false;
    await this.#ask('write', async () => {
      try {
        await git.push({
          fs,
          http: this.#http,
          gitdir: this.gitdir,
          remote: 'origin',
          ref,
          remoteRef: ref,
          force: true,
          onAuth: this.#onAuth,
          onAuthFailure,
          onPrePush: ({ remoteRef }) => {
            const present = /^0+$/.test(remoteRef.oid)
              ? undefined
              : remoteRef.oid;
            moved = present !== expected;
            return !moved;
          },
        });
      } catch (error) {
        if (!moved) throw error;
      }
    });
    if (moved) throw new BranchMovedError(branch);
  }

  readonly #onAuth = () => this.#options.auth();

  #init(): Promise<void> {
    this.#ready ??= (async () => {
      const { gitdir, url } = this.#options;
      await git.init({ fs, gitdir, bare: true, defaultBranch: 'main' });
      await git.addRemote({ fs, gitdir, remote: 'origin', url });
    })();
    return this.#ready;
  }

  async #ask<T>(what: 'read' | 'write', request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw explainRemoteError(error, what, this.#options.title);
    }
  }
}
