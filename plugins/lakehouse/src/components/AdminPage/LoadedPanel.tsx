import { Skeleton } from '@backstage/ui';
import type { ReactNode } from 'react';
import type { Loaded } from '../../hooks/useLoad';
import { Panel, PanelError } from '../shared';
import styles from './Admin.module.css';

/** A part of the page that loads and fails on its own; the last content stays beside an error. */
export function LoadedPanel<T>(props: {
  title: string;
  loaded: Loaded<T>;
  /** Why the button that was pressed last did nothing. */
  failure?: { error?: Error; dismiss(): void };
  children: (value: T) => ReactNode;
}) {
  const { value, error, reload } = props.loaded;
  return (
    <Panel title={props.title}>
      <div className={styles.stack}>
        {props.failure?.error && (
          <PanelError
            error={props.failure.error}
            onRetry={props.failure.dismiss}
          />
        )}
        {error && <PanelError error={error} onRetry={reload} />}
        {!value && !error && <Skeleton width="100%" height="6rem" />}
        {value && props.children(value)}
      </div>
    </Panel>
  );
}
