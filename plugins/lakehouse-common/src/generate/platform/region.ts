/** Names of AWS regions, also of those that are not for everybody: eu-central-1, us-gov-west-1, eusc-de-east-1. */
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;

/** Whether a text can be the name of an AWS region. Which ones there are changes, so no list is kept. */
export function isRegion(text: string): boolean {
  return REGION.test(text);
}
