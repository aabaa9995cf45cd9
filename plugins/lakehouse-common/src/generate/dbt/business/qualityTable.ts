import { shortenName } from '../../../names';
import type { VaultModel } from '../../../vault';
import { JinjaCall, ref, type JinjaValue } from '../../print';
import { stagingModel } from '../stagePlan';
import type { Staging } from '../stagePlans';
import { hashdiffColumn, hubKey } from '../vaultNames';
import type { VaultTable } from '../vaultTable';
import { primaryKeyTest } from '../vaultTests';

/**
 * What the vault had to leave out, per load: rows without a business key, which are in no hub, and second payloads for a key and load time
 * that a satellite has already. None for a source without either.
 */
export function qualityTable(
  source: string,
  model: VaultModel,
  staging: Staging,
): VaultTable[] {
  const missing = model.hubs.flatMap(hub =>
    hub.sources
      .filter(from => from.source === source)
      .map(({ table }): JinjaValue => {
        const stage = stagingModel(source, table);
        return {
          kind: 'missing_key',
          stage: ref(stage),
          key: hubKey(hub.name),
          name: stage,
        };
      }),
  );
  const conflicts = model.satellites
    .filter(one => one.source === source && one.kind === 'descriptive')
    .map(
      ({ name, table }): JinjaValue => ({
        kind: 'conflict',
        stage: ref(stagingModel(source, table)),
        key: staging.parentKey(name),
        hashdiff: hashdiffColumn(name),
        name,
      }),
    );
  const checks = [...missing, ...conflicts];
  if (!checks.length) return [];
  return [
    {
      name: shortenName(`vault_quality_${source}`),
      kind: 'quality',
      sources: [source],
      key: ['check_name', '_load_id'],
      description: `What the vault of ${source} left out, per load: rows without a business key, and second payloads for one key and load time.`,
      body: new JinjaCall('vault_quality', [], { checks }),
      tests: [primaryKeyTest(['check_name', '_load_id'])],
      reads: {},
    },
  ];
}
