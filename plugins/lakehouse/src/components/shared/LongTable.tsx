import { type ReactNode } from 'react';
import { useRowWindow } from '../../hooks/useRowWindow';
import styles from './LongTable.module.css';

const Gap = (props: { height: number; columns: number }) =>
  props.height > 0 ? (
    <tr aria-hidden="true">
      <td
        className={styles.gap}
        colSpan={props.columns}
        style={{ height: props.height }}
      />
    </tr>
  ) : null;

/**
 * A table of any length: beyond a hundred rows it scrolls in a box of its own and only the rows in sight are in the document, each with
 * its number for screen readers. It scrolls with the keyboard, too.
 */
export const LongTable = (props: {
  label: string;
  heads: Array<{
    label: string;
    number?: boolean;
    hidden?: boolean;
    /** Share of the width; given to all heads or none, so that tables below each other have the same columns. */
    width?: string;
  }>;
  count: number;
  /** Height of a row in pixels, where there are so many that they get one height. */
  rowHeight: number;
  /** A row to scroll to. */
  focus?: number;
  /** A `tr` with the attributes that it is given. */
  row: (index: number, attributes: { 'aria-rowindex'?: number }) => ReactNode;
}) => {
  const { label, heads, count, row } = props;
  const view = useRowWindow(count, props.rowHeight, props.focus);
  const { active, first, end } = view;
  const rows = Array.from({ length: end - first }, (_, index) =>
    row(
      first + index,
      // The head is the first row.
      active ? { 'aria-rowindex': first + index + 2 } : {},
    ),
  );
  return (
    <div
      ref={view.scroller}
      className={styles.box}
      data-long={active || undefined}
      style={{ '--row-height': `${props.rowHeight}px` } as React.CSSProperties}
      role="group"
      aria-label={label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={view.onScroll}
    >
      <table
        className={styles.table}
        data-fixed={heads.some(({ width }) => width) || undefined}
        aria-label={label}
        aria-rowcount={active ? count + 1 : undefined}
      >
        <thead>
          <tr>
            {heads.map(head => (
              <th
                key={head.label}
                scope="col"
                style={{ width: head.width }}
                className={head.number ? styles.number : undefined}
              >
                {head.hidden ? (
                  <span className={styles.unseen}>{head.label}</span>
                ) : (
                  head.label
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={view.above} columns={heads.length} />
          {rows}
          <Gap height={view.below} columns={heads.length} />
        </tbody>
      </table>
    </div>
  );
};
