import type { GetObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import {
  IcebergMetadataError,
  MAX_METADATA_BYTES,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { ObjectTarget } from '../metadata/allowedLocation';
import type { ReadObject } from '../metadata/MetadataFiles';
import { s3Sdk } from './sdk';

/** How objects are read. */
export interface ReadObjectOptions {
  s3: () => Promise<S3Client>;
  /** Account that must own every bucket: one that was given up and taken by somebody else is not read. */
  bucketOwner?: string;
  /** Refuse above this size; 64 MB by default. */
  maxBytes?: number;
}

/** Reads metadata files from S3, never more of one than `maxBytes`. */
export function objectReader({
  s3,
  bucketOwner,
  maxBytes = MAX_METADATA_BYTES,
}: ReadObjectOptions): ReadObject {
  return async target => {
    const { GetObjectCommand } = s3Sdk();
    const client = await s3();
    let answer: GetObjectCommandOutput;
    try {
      answer = await client.send(
        new GetObjectCommand({
          Bucket: target.bucket,
          Key: target.key,
          ExpectedBucketOwner: bucketOwner,
        }),
      );
    } catch (error) {
      throw explain(target, error);
    }
    return collect(answer, maxBytes);
  };
}

async function collect(
  { Body, ContentLength }: GetObjectCommandOutput,
  maxBytes: number,
): Promise<Uint8Array> {
  const body = Body as AsyncIterable<Uint8Array> & { destroy(): void };
  const parts: Uint8Array[] = [];
  let size = 0;
  if ((ContentLength ?? 0) > maxBytes) {
    body.destroy();
    throw tooLarge(ContentLength as number, maxBytes);
  }
  // Counted as well: what a server says of the length need not be true.
  for await (const part of body) {
    size += part.length;
    if (size > maxBytes) {
      body.destroy();
      throw tooLarge(size, maxBytes);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(size: number, maxBytes: number): IcebergMetadataError {
  return new IcebergMetadataError(
    'too-large',
    `The metadata file has at least ${size} bytes, more than the ${maxBytes} that are read.`,
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
