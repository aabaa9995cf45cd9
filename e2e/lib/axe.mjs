import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';

/** Fails with the rule, the element and the help of every violation inside the page's content. */
export async function assertAccessible(page, what) {
  const { violations } = await new AxeBuilder({ page })
    .include('main, [role="main"], article')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const text = violations
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes
          .slice(0, 3)
          .map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`)
          .join('\n')}`,
    )
    .join('\n');
  assert.equal(violations.length, 0, `${what} is not accessible:\n${text}`);
}
