/** Names of AWS regions, also of those that are not for everybody: eu-central-1, us-gov-west-1, eusc-de-east-1. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** Whether a text can be the name of an AWS region. Which ones there are changes, so no list is kept. */
export function isRegion(text: string): boolean {
  return REGION.test(text);
}

/**
 * Why a new platform cannot be in a region, as a sentence; undefined when it can.
 *
 * @param answer - empty when none was said
 * @param allowed - regions that the organisation allows; any when absent
 */
export function regionProblem(
  answer: string,
  allowed: string[] | undefined,
): string | undefined {
  const choose = allowed && `Choose one of ${allowed.join(', ')}.`;
  if (!answer) return choose && `The region is missing. ${choose}`;
  if (!isRegion(answer)) {
    return `The region "${answer.slice(0, 60)}" is no AWS region. ${
      choose ?? 'Write one such as eu-central-1.'
    }`;
  }
  return allowed && !allowed.includes(answer)
    ? `The region ${answer} is not allowed by your organisation (lakehouse.defaults.regions). ${choose}`
    : undefined;
}
