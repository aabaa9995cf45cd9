import { printable } from '@lakehouse/backstage-plugin-lakehouse-common';

/** An answer of a REST catalog that is no success. The message is safe to log and to show. */
export class RestError extends Error {
  name = 'RestError';
  readonly status: number;

  constructor(status: number, path: string, body: string) {
    super(
      printable(`The catalog answers ${status} for ${path}${detail(body)}`),
    );
    this.status = status;
  }

  get denied(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** The message of an ErrorModel; other bodies, such as HTML pages of a proxy, say nothing to a user. */
function detail(body: string): string {
  try {
    const message = JSON.parse(body)?.error?.message;
    return typeof message === 'string' ? `: ${message.slice(0, 300)}` : '';
  } catch {
    return '';
  }
}
