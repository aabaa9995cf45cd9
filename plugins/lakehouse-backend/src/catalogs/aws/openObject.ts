import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import {
  IcebergMetadataError,
  STREAM_BUDGETS,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ObjectTarget } from '../metadata/allowedLocation';
import { guardBody, type BodyLimits } from '../metadata/guardBody';
import type { OpenObject } from '../metadata/TableLocations';
import { s3Sdk } from './sdk';

/** The answer to a request, all attempts together, has to begin within this time, in milliseconds. */
const ANSWER_MS = 60_000;

/** How objects are read. */
export interface OpenObjectOptions {
  s3: () => Promise<S3Client>;
  /** Account that must own every bucket: one that was given up and taken by somebody else is not read. */
  bucketOwner?: string;
  /** Refuse above this size; 2 GB by default. */
  maxBytes?: number;
  limits?: BodyLimits;
}

/** Asks S3 for metadata files. Their bytes are taken as they come, and the connection is released when nobody wants more of them. */
export function objectOpener({
  s3,
  bucketOwner,
  maxBytes = STREAM_BUDGETS.maxBytes,
  limits,
}: OpenObjectOptions): OpenObject {
  return async target => {
    const { GetObjectCommand } = s3Sdk();
    const client = await s3();
    const command = new GetObjectCommand({
      Bucket: target.bucket,
      Key: target.key,
      ExpectedBucketOwner: bucketOwner,
    });
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), ANSWER_MS);
    let answer: GetObjectCommandOutput;
    try {
      answer = await client.send(command, { abortSignal: abort.signal });
    } catch (error) {
      throw abort.signal.aborted ? noAnswer(target) : explain(target, error);
    } finally {
      clearTimeout(timer);
    }
    const body = answer.Body as AsyncIterable<Uint8Array> & {
      destroy(): void;
    };
    const size = answer.ContentLength;
    if ((size ?? 0) > maxBytes) {
      body.destroy();
      throw new IcebergMetadataError(
        'too-large',
        `The metadata file has ${size} bytes, more than the ${maxBytes} that are read.`,
      );
    }
    const bytes = guardBody(
      { bytes: body, size },
      () => body.destroy(),
      limits,
    );
    return { bytes, size };
  };
}

function noAnswer({ bucket, key }: ObjectTarget): IcebergMetadataError {
  return new IcebergMetadataError(
    'timeout',
    `S3 gave no answer for s3://${bucket}/${key} within ${
      ANSWER_MS / 1000
    } seconds. It is asked again at the next sync.`,
  );
}

function explain({ bucket, key }: ObjectTarget, error: unknown): Error {
  const { name, message } = error as Error;
  const where = `s3://${bucket}/${key}`;
  switch (name) {
    case 'NoSuchKey':
    case 'NotFound':
      return new IcebergMetadataError(
        'not-found',
        `The metadata file ${where} does not exist.`,
      );
    case 'AccessDenied':
    case 'Forbidden':
      return new IcebergMetadataError(
        'refused',
        `S3 denies reading ${where}: grant s3:GetObject on it, and check the expected owner of the bucket.`,
      );
    default:
      return new Error(`S3 could not give ${where}: ${name}: ${message}`);
  }
}
