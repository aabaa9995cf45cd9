// Said behind the name of a file, among what else can be wrong with it.

export const tookTooLong = (seconds: number) =>
  `could not be read within ${seconds} s, so it is probably damaged. Write it anew, or give another file of the same table`;

export const notRead = (reason: string) =>
  `could not be read by the browser (${reason}). Choose it again; if that does not help, write it anew`;
