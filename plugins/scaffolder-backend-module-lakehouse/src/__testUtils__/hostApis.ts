/** A pull request as the fakes below keep it. */
export interface KeptRequest {
  id: number;
  branch: string;
  target: string;
  title: string;
  body: string;
}

/** Answers a request, or gives undefined for one that the host does not know. */
export type HostApi = (
  method: string,
  path: string,
  body: any,
) => { status: number; body: unknown } | undefined;

interface Kept {
  requests: KeptRequest[];
  /** Commit of a branch; undefined when there is none. */
  head: (branch: string) => string | undefined;
}

const ok = (body: unknown, status = 200) => ({ status, body });

/** GitLab, as its action and our own questions use it. */
export const gitlabApi =
  ({ requests, head }: Kept): HostApi =>
  (method, path, body) => {
    const shown = (one: KeptRequest) => ({
      iid: one.id,
      web_url: `https://gitlab.test/acme/platform/-/merge_requests/${one.id}`,
    });
    const at = path.replace('/api/v4/projects/acme/platform', '');
    const branch = /^\/repository\/branches\/(.+)$/.exec(at)?.[1];
    if (branch) return head(branch) ? ok({ name: branch }) : undefined;
    if (at.startsWith('/merge_requests?')) {
      const query = new URLSearchParams(at.split('?')[1]);
      const found = requests.filter(
        one => one.branch === query.get('source_branch'),
      );
      return ok(found.map(shown));
    }
    if (method === 'POST' && at === '/merge_requests') {
      const one = {
        id: requests.length + 1,
        branch: body.source_branch,
        target: body.target_branch,
        title: body.title,
        body: body.description,
      };
      requests.push(one);
      return ok(shown(one), 201);
    }
    const id = method === 'PUT' && /^\/merge_requests\/(\d+)$/.exec(at)?.[1];
    const one = requests.find(kept => String(kept.id) === id);
    if (!one) return undefined;
    Object.assign(one, { title: body.title, body: body.description });
    return ok(shown(one));
  };

/** Bitbucket Cloud, as its action and our own questions use it. */
export const bitbucketApi =
  ({ requests, head }: Kept): HostApi =>
  (method, path, body) => {
    const shown = (one: KeptRequest) => ({
      id: one.id,
      links: {
        html: {
          href: `https://bitbucket.org/acme/platform/pull-requests/${one.id}`,
        },
      },
    });
    const at = path.replace('/2.0/repositories/acme/platform', '');
    const asked = /name = "([^"]+)"/.exec(path)?.[1] ?? '';
    if (at.startsWith('/refs/branches?')) {
      return ok({ values: head(asked) ? [{ name: asked }] : [] });
    }
    if (at.startsWith('/pullrequests?')) {
      const found = requests.filter(one => one.branch === asked);
      return ok({ values: found.map(shown) });
    }
    if (method === 'POST' && at === '/pullrequests') {
      const one = {
        id: requests.length + 1,
        branch: body.source.branch.name,
        target: body.destination.branch.name,
        title: body.title,
        body: body.summary.raw,
      };
      requests.push(one);
      return ok(shown(one), 201);
    }
    const id = method === 'PUT' && /^\/pullrequests\/(\d+)$/.exec(at)?.[1];
    const one = requests.find(kept => String(kept.id) === id);
    if (!one) return undefined;
    Object.assign(one, { title: body.title, body: body.summary.raw });
    return ok(shown(one));
  };
