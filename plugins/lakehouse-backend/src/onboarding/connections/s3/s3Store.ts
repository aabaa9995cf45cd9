import type { S3Client } from '@aws-sdk/client-s3';
import type { FileStore } from '@lakehouse/backstage-plugin-lakehouse-node';
import { s3Sdk } from '../../../catalogs/aws/sdk';
import type { BucketConfig } from '../types';
import { s3Error } from './s3Error';

/** One answer, all attempts together, has to be there within this time, in milliseconds. */
const ANSWER_MS = 30_000;
const PAGE = 1000;

/**
 * A folder of a bucket. Nothing but listing and reading parts of files is ever asked for.
 *
 * @param client - is made when it is first needed
 */
export function s3Store(
  { bucket, prefix, bucketOwner }: BucketConfig,
  client: () => Promise<S3Client>,
  answerMs = ANSWER_MS,
): FileStore {
  const where = { Bucket: bucket, ExpectedBucketOwner: bucketOwner };
  const ask = async <T>(
    doing: 'list' | 'read',
    signal: AbortSignal,
    send: (s3: S3Client, abortSignal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const patience = AbortSignal.timeout(answerMs);
    try {
      return await send(await client(), AbortSignal.any([signal, patience]));
    } catch (error) {
      signal.throwIfAborted();
      throw s3Error(patience.aborted ? patience.reason : error, doing);
    }
  };
  return {
    list: (after, signal) =>
      ask('list', signal, async (s3, abortSignal) => {
        const { ListObjectsV2Command } = s3Sdk();
        const answer = await s3.send(
          new ListObjectsV2Command({
            ...where,
            Prefix: prefix,
            MaxKeys: PAGE,
            ContinuationToken: after,
          }),
          { abortSignal },
        );
        return {
          files: (answer.Contents ?? []).map(({ Key = '', Size, ETag }) => ({
            path: Key.slice(prefix.length),
            size: Size ?? 0,
            tag: ETag,
          })),
          next: answer.NextContinuationToken,
        };
      }),
    read: (file, { from, to }, signal) =>
      ask('read', signal, async (s3, abortSignal) => {
        // A range of an empty file cannot be asked for.
        if (file.size === 0) return new Uint8Array();
        const { GetObjectCommand } = s3Sdk();
        const answer = await s3.send(
          new GetObjectCommand({
            ...where,
            Key: prefix + file.path,
            Range: `bytes=${from}-${to - 1}`,
            IfMatch: file.tag,
          }),
          { abortSignal },
        );
        const bytes = await answer.Body!.transformToByteArray();
        // A server that knows no ranges sends more.
        return bytes.length > to - from ? bytes.subarray(from, to) : bytes;
      }),
  };
}
