import { Turnstile } from './Turnstile';

const never = new AbortController().signal;
const limits = { atOnce: 2, waiting: 2, patienceMs: 10_000 };

/** Who is inside, in the order of entering. */
function watch(turnstile: Turnstile) {
  const entered: string[] = [];
  const pass = async (who: string, signal: AbortSignal) => {
    const leave = await turnstile.enter(who, signal);
    entered.push(who);
    return leave;
  };
  const enter = (who: string, signal = never) => {
    const passes = pass(who, signal);
    // Who waits beyond the end of a test is turned away in the middle of another one, which must not fail by that.
    passes.catch(() => {});
    return passes;
  };
  return { entered, enter };
}

/** Lets everything go on that can. */
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('a turnstile', () => {
  it('lets in as many as may, and the next when one leaves', async () => {
    const { entered, enter } = watch(new Turnstile(limits));
    const leave = await enter('ada');
    await enter('bob');
    enter('eve');
    await settle();
    expect(entered).toEqual(['ada', 'bob']);
    leave();
    await settle();
    expect(entered).toEqual(['ada', 'bob', 'eve']);
  });

  it('does not let somebody with many questions keep others out', async () => {
    const { entered, enter } = watch(new Turnstile(limits));
    const leave = await enter('ada');
    enter('ada');
    enter('ada');
    await settle();
    await enter('bob');
    expect(entered).toEqual(['ada', 'bob']);
    leave();
    await settle();
    expect(entered).toEqual(['ada', 'bob', 'ada']);
  });

  it('turns away who would wait too long, or behind too many', async () => {
    const turnstile = new Turnstile({ atOnce: 1, waiting: 1, patienceMs: 5 });
    await turnstile.enter('ada', never);
    const waits = turnstile.enter('bob', never);
    const tooMany = turnstile.enter('eve', never);
    await expect(tooMany).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await expect(waits).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it('keeps no place for who has gone', async () => {
    const turnstile = new Turnstile({ ...limits, atOnce: 1 });
    const leave = await turnstile.enter('ada', never);
    const gone = new AbortController();
    const waits = turnstile.enter('bob', gone.signal);
    gone.abort();
    await expect(waits).rejects.toMatchObject({ name: 'AbortError' });
    // Gone in the moment of passing.
    const late = new AbortController();
    const passes = turnstile.enter('eve', late.signal);
    late.abort();
    leave();
    await expect(passes).rejects.toMatchObject({ name: 'AbortError' });
    await turnstile.enter('ian', never);
  });
});
