import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  ChoiceQuery,
  DiscoveryEvent,
  DiscoveryRequest,
  GuardTripQuery,
  LineageQuery,
  RemovedTableQuery,
  RunQuery,
  SnapshotQuery,
  SourceSpec,
  TableQuery,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { splitTableRef } from '../lib/tableRef';
import type { LakehouseApi, RequestOptions } from './LakehouseApi';
import { readLines } from './readLines';

type Query = Record<string, string | number | boolean | string[] | undefined>;

function encodeQuery(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) {
      if (each !== undefined && each !== '') params.append(name, String(each));
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}

function tablePath(ref: string): string {
  const { catalog, table } = splitTableRef(ref);
  return `/tables/${encodeURIComponent(catalog)}/${encodeURIComponent(table)}`;
}

function json(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Reads the registry from the lakehouse backend. */
export class LakehouseClient implements LakehouseApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  getOverview(options?: RequestOptions) {
    return this.#get<'getOverview'>('/overview', {}, options);
  }

  listTables(query: TableQuery, options?: RequestOptions) {
    return this.#get<'listTables'>('/tables', query, options);
  }

  getFacets(query: TableQuery, options?: RequestOptions) {
    return this.#get<'getFacets'>('/tables/facets', query, options);
  }

  getTable(ref: string, options?: RequestOptions) {
    return this.#get<'getTable'>(tablePath(ref), {}, options);
  }

  listSnapshots(
    ref: string,
    query: SnapshotQuery = {},
    options?: RequestOptions,
  ) {
    const path = `${tablePath(ref)}/snapshots`;
    return this.#get<'listSnapshots'>(path, query, options);
  }

  getSnapshot(ref: string, id: string, options?: RequestOptions) {
    const path = `${tablePath(ref)}/snapshots/${encodeURIComponent(id)}`;
    return this.#get<'getSnapshot'>(path, {}, options);
  }

  compareSnapshots(
    ref: string,
    query: { from: string; to: string },
    options?: RequestOptions,
  ) {
    const path = `${tablePath(ref)}/comparison`;
    return this.#get<'compareSnapshots'>(path, query, options);
  }

  getSchemaHistory(ref: string, options?: RequestOptions) {
    const path = `${tablePath(ref)}/schema-history`;
    return this.#get<'getSchemaHistory'>(path, {}, options);
  }

  getTableFiles(ref: string, options?: RequestOptions) {
    const path = `${tablePath(ref)}/files`;
    return this.#get<'getTableFiles'>(path, {}, options);
  }

  getLineage(ref: string, query: LineageQuery = {}, options?: RequestOptions) {
    const path = `${tablePath(ref)}/lineage`;
    return this.#get<'getLineage'>(path, query, options);
  }

  refreshTable(ref: string) {
    const path = `${tablePath(ref)}/refresh`;
    return this.#request<'refreshTable'>(path, { method: 'POST' });
  }

  refreshCatalog(catalog: string) {
    const path = `/catalogs/${encodeURIComponent(catalog)}/refresh`;
    return this.#request<'refreshCatalog'>(path, { method: 'POST' });
  }

  listRuns(query: RunQuery = {}, options?: RequestOptions) {
    return this.#get<'listRuns'>('/runs', query, options);
  }

  getRun(id: string, options?: RequestOptions) {
    return this.#get<'getRun'>(`/runs/${encodeURIComponent(id)}`, {}, options);
  }

  listGuardTrips(query: GuardTripQuery = {}, options?: RequestOptions) {
    return this.#get<'listGuardTrips'>('/guard-trips', query, options);
  }

  confirmRemoval(id: string, missing: number) {
    const path = `/guard-trips/${encodeURIComponent(id)}/confirm`;
    return this.#request<'confirmRemoval'>(path, json({ missing }));
  }

  listRemovedTables(query: RemovedTableQuery = {}, options?: RequestOptions) {
    return this.#get<'listRemovedTables'>('/removed-tables', query, options);
  }

  restoreTable(id: string) {
    const path = `/removed-tables/${encodeURIComponent(id)}/restore`;
    return this.#request<'restoreTable'>(path, { method: 'POST' });
  }

  listConnections(options?: RequestOptions) {
    return this.#get<'listConnections'>('/onboarding/connections', {}, options);
  }

  async *discoverSource(
    request: DiscoveryRequest,
    options?: RequestOptions,
  ): AsyncGenerator<DiscoveryEvent> {
    const { body } = await this.#send('/onboarding/discoveries', {
      ...json(request),
      signal: options?.signal,
    });
    if (!body) return;
    for await (const line of readLines(body)) yield JSON.parse(line);
  }

  listSources(options?: RequestOptions) {
    return this.#get<'listSources'>('/onboarding/sources', {}, options);
  }

  getPlatformDrift(options?: RequestOptions) {
    return this.#get<'getPlatformDrift'>('/onboarding/drift', {}, options);
  }

  getDriftedFile(path: string, options?: RequestOptions) {
    return this.#get<'getDriftedFile'>(
      '/onboarding/drift/file',
      { path },
      options,
    );
  }

  getSource(name: string, options?: RequestOptions) {
    const path = `/onboarding/sources/${encodeURIComponent(name)}`;
    return this.#get<'getSource'>(path, {}, options);
  }

  listChoices(query: ChoiceQuery, options?: RequestOptions) {
    return this.#get<'listChoices'>('/onboarding/choices', query, options);
  }

  getSourceDefaults(options?: RequestOptions) {
    return this.#get<'getSourceDefaults'>('/onboarding/defaults', {}, options);
  }

  previewSource(spec: SourceSpec, options?: RequestOptions) {
    return this.#request<'previewSource'>('/onboarding/preview', {
      ...json(spec),
      signal: options?.signal,
    });
  }

  previewSourceFile(spec: SourceSpec, path: string, options?: RequestOptions) {
    return this.#request<'previewSourceFile'>(
      `/onboarding/preview/file${encodeQuery({ path })}`,
      { ...json(spec), signal: options?.signal },
    );
  }

  #get<M extends keyof LakehouseApi>(
    path: string,
    query: Query,
    options?: RequestOptions,
  ) {
    return this.#request<M>(path + encodeQuery(query), {
      signal: options?.signal,
    });
  }

  async #request<M extends keyof LakehouseApi>(
    path: string,
    init: RequestInit,
  ): Promise<Awaited<ReturnType<LakehouseApi[M]>>> {
    const response = await this.#send(path, init);
    return response.json();
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.#discovery.getBaseUrl('lakehouse');
    const response = await this.#fetch.fetch(baseUrl + path, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
