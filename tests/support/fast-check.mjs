// @ts-check
// fast-check, with the same questions at every run: a change is judged by what it changes.
// `SEED=random` asks others.
import fc from 'fast-check';

const { SEED = '1' } = process.env;
fc.configureGlobal(SEED === 'random' ? {} : { seed: Number(SEED) });

export default fc;
