import type {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';

/** Does something that changes the registry, with an audit event of its success or failure; the answer is part of the event. */
export async function audited<T extends object>(
  auditor: AuditorService,
  event: Pick<AuditorServiceCreateEventOptions, 'eventId' | 'request' | 'meta'>,
  change: () => Promise<T>,
  tell: (result: T) => object = result => result,
): Promise<T> {
  const audit = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  try {
    const result = await change();
    await audit.success({ meta: { ...tell(result) } });
    return result;
  } catch (error) {
    await audit.fail({ error: error as Error });
    throw error;
  }
}
