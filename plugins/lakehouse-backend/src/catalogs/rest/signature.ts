import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import type { Config } from '@backstage/config';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { SignatureV4 } from '@smithy/signature-v4';
import type { RestAuth } from '../../config/types';
import type { Authorize } from './authorize';

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** SHA-256 of Node in the shape that the signer wants: a hash, or with a secret an HMAC. */
class Sha256 {
  #hash: { update(data: BinaryLike): unknown; digest(): Buffer };
  readonly #secret: Buffer | undefined;

  constructor(secret?: Bytes) {
    this.#secret = secret === undefined ? undefined : toBuffer(secret);
    this.#hash = this.#start();
  }

  update(data: Bytes): void {
    this.#hash.update(toBuffer(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = this.#start();
  }

  #start() {
    return this.#secret
      ? createHmac('sha256', this.#secret)
      : createHash('sha256');
  }
}

function toBuffer(data: Bytes): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return ArrayBuffer.isView(data)
    ? Buffer.from(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data);
}

/**
 * Signs requests as AWS wants it, for the Iceberg REST endpoints of Glue and S3 Tables. Credentials come from the `aws` section of the
 * app's configuration; each request is signed anew.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function signer(
  { region, service, accountId }: Extract<RestAuth, { type: 'sigv4' }>,
  root: Config,
): Authorize {
  let signature: Promise<SignatureV4> | undefined;
  const create = async () => {
    const manager = DefaultAwsCredentialsManager.fromConfig(root);
    const { sdkCredentialProvider: credentials } =
      await manager.getCredentialProvider({ accountId });
    return new SignatureV4({ region, service, credentials, sha256: Sha256 });
  };
  return async (
    _,
    { protocol, hostname, port, host, pathname, searchParams },
  ) => {
    signature ??= create();
    const signed = await (
      await signature
    ).sign({
      method: 'GET',
      protocol,
      hostname,
      ...(port && { port: Number(port) }),
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: { host },
    });
    // `fetch` sets the host by itself.
    const { host: _host, ...headers } = signed.headers;
    return headers;
  };
}
