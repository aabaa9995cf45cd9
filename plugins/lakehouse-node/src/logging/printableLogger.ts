import type { LoggerService } from '@backstage/backend-plugin-api';
import { printable } from '@lakehouse/backstage-plugin-lakehouse-common';

/**
 * A logger whose lines are fit for a terminal, whatever remote systems said: control and bidirectional characters are spaces, so that
 * nothing colours, moves or forges a line, and a line has 1 KB at most.
 */
export function printableLogger(logger: LoggerService): LoggerService {
  return {
    error: (message, meta) => logger.error(printable(message), meta),
    warn: (message, meta) => logger.warn(printable(message), meta),
    info: (message, meta) => logger.info(printable(message), meta),
    debug: (message, meta) => logger.debug(printable(message), meta),
    child: meta => printableLogger(logger.child(meta)),
  };
}
