import { createPace } from './pace';

describe('createPace', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** How many of a hundred requests are made within a time. */
  async function madeWithin(ms: number, perSecond?: number) {
    const pace = createPace(perSecond);
    const made: number[] = [];
    const requests = Array.from({ length: 100 }, (_, n) => n);
    requests.forEach(n => pace().then(() => made.push(n)));
    await jest.advanceTimersByTimeAsync(ms);
    return made.length;
  }

  it('lets so many requests through in a second', async () => {
    expect(await madeWithin(900, 10)).toBe(10);
    expect(await madeWithin(2900, 10)).toBe(30);
  });

  it('lets all through when no number is given', async () => {
    expect(await madeWithin(0)).toBe(100);
  });
});
