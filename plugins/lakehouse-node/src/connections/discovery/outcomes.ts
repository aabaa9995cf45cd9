import type { DiscoveryCheck } from '@lakehouse/backstage-plugin-lakehouse-common';
import { SourceReadError } from '../types';

/** How a check ended: with something to do it is a warning, unless it says otherwise. */
export const check = (
  id: DiscoveryCheck['id'],
  message: string,
  fix?: string,
  state: DiscoveryCheck['state'] = fix ? 'warning' : 'passed',
): DiscoveryCheck => ({ id, state, message, ...(fix && { fix }) });

/** What ends a reading: nothing behind this check can be looked at. */
export const failed = (
  id: DiscoveryCheck['id'],
  message: string,
  fix: string,
): SourceReadError =>
  new SourceReadError({ id, state: 'failed', message, fix });
