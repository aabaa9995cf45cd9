import styles from './PickButton.module.css';

/** A name in a table that picks its row. */
export const PickButton = (props: {
  picked: boolean;
  onPick: () => void;
  title?: string;
  /** Coloured as a link; else it looks like the text around it. */
  accent?: boolean;
  children: string;
}) => (
  <button
    type="button"
    className={styles.pick}
    data-accent={props.accent}
    title={props.title}
    aria-pressed={props.picked}
    onClick={props.onPick}
  >
    {props.children}
  </button>
);
