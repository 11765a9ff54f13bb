import fc from 'fast-check';

// Everywhere else property tests use new inputs each time; a change must never be judged by luck.
if (process.env['CI'] === 'true') fc.configureGlobal({ seed: 20_261_123 });
