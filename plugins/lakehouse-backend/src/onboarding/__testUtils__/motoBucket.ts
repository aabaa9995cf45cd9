import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { freePort } from './freePort';

const MOTO = path.join(process.env.LAKEHOUSE_VENV ?? '', 'bin/moto_server');
const ATTEMPTS = 100;

/** The suite, or nothing where there is no moto. In CI a missing engine is a failure. */
export const describeMoto =
  existsSync(MOTO) || process.env.CI ? describe : describe.skip;

export type MotoBucket = Awaited<ReturnType<typeof motoBucket>>;

/** A bucket `exports` of a moto server of its own; any key opens it. */
export async function motoBucket(secret: string) {
  if (!existsSync(MOTO)) {
    throw new Error(
      'There is no moto: `npm test -- unit` installs it, or set LAKEHOUSE_VENV',
    );
  }
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const moto = spawn(MOTO, ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
  });
  const s3 = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: secret, secretAccessKey: secret },
  });
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const isUp = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (isUp) break;
    await new Promise(done => {
      setTimeout(done, 200);
    });
  }
  await s3.send(new CreateBucketCommand({ Bucket: 'exports' }));
  return {
    endpoint,
    put: (key: string, content: string | Buffer) =>
      s3.send(
        new PutObjectCommand({ Bucket: 'exports', Key: key, Body: content }),
      ),
    remove: (key: string) =>
      s3.send(new DeleteObjectCommand({ Bucket: 'exports', Key: key })),
    stop() {
      s3.destroy();
      moto.kill();
    },
  };
}
