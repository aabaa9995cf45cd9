const TARGET = /^([a-z][a-z0-9_]{0,62})\.([a-z][a-z0-9_]{0,127})$/;

/** Namespaces that loads and dbt write; a job reads them and writes elsewhere. */
const OF_THE_PLATFORM = /^(?:landing|vault|default|(?:raw|staging)_.*)$/;

/** What is wrong with the table that a job writes, as the end of a sentence; undefined when it may be written. */
export function targetProblem(target: string): string | undefined {
  const [, namespace] = TARGET.exec(target) ?? [];
  if (!namespace) {
    return 'write namespace.table in lower case letters, digits and _, for example marts.daily_revenue';
  }
  return OF_THE_PLATFORM.test(namespace)
    ? `the namespace ${namespace} is written by loads and dbt; use marts, or a namespace of your own`
    : undefined;
}
