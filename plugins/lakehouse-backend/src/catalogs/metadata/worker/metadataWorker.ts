import { parentPort, workerData } from 'node:worker_threads';
// Not the packages as a whole: a thread pays for each module with memory of its own.
import {
  IcebergMetadataError,
  summarise,
  type LoadTableResult,
} from '@lakehouse/backstage-plugin-lakehouse-common/iceberg';
import { readMetadataStream } from '@lakehouse/backstage-plugin-lakehouse-node/iceberg';
import { Pipe } from './Pipe';
import { pagesOf, type NextPage } from '../SnapshotPages';
import type { Answer, Question } from './protocol';

/** This module, as it is run: the thread is started with it. */
export const WORKER_FILE = __filename;

/** Tells the thread that it is one of ours: importing this module elsewhere does nothing. */
export const WORKER_ROLE = 'lakehouse-metadata';

/** Reads tables one after the other, in the order question, answer. */
class MetadataWorker {
  #bytes: Pipe | undefined;
  #reading: Promise<LoadTableResult> | undefined;
  #nextPage: NextPage | undefined;

  /** @throws IcebergMetadataError */
  async answer(question: Question): Promise<Answer> {
    switch (question.type) {
      case 'begin': {
        this.#bytes = new Pipe();
        this.#nextPage = undefined;
        const { form, maxBytes } = question;
        this.#reading = readMetadataStream(this.#bytes, {
          form,
          budgets: { maxBytes },
        });
        // Looked at when bytes are given or end.
        this.#reading.catch(() => undefined);
        return { type: 'go-on' };
      }
      case 'bytes':
        await Promise.race([this.#bytes?.give(question.bytes), this.#reading]);
        return { type: 'go-on', memory: question.bytes.buffer };
      case 'end':
        return this.#end();
      case 'snapshots': {
        const page = this.#nextPage?.();
        // The metadata is not held any longer than it is needed.
        if (page === undefined) this.#nextPage = undefined;
        return { type: 'snapshots', page };
      }
      default:
        this.#bytes?.end();
        await this.#reading?.catch(() => undefined);
        return { type: 'go-on' };
    }
  }

  async #end(): Promise<Answer> {
    this.#bytes?.end();
    const { metadata, metadataLocation } = (await this
      .#reading) as LoadTableResult;
    this.#reading = undefined;
    this.#nextPage = pagesOf(metadata);
    return { type: 'read', metadataLocation, summary: summarise(metadata) };
  }
}

function failed(error: unknown): Answer {
  return error instanceof IcebergMetadataError
    ? { type: 'failed', code: error.code, message: error.message }
    : { type: 'failed', code: null, message: String(error) };
}

if (parentPort && workerData?.role === WORKER_ROLE) {
  const port = parentPort;
  const worker = new MetadataWorker();
  port.on('message', async (question: Question) => {
    const answer = await worker.answer(question).catch(failed);
    const memory = 'memory' in answer ? answer.memory : undefined;
    port.postMessage(answer, memory ? [memory] : []);
  });
}
