import fc from 'fast-check';

// Everywhere else property tests look for something new each time; a change must not be judged by luck.
if (process.env['CI'] === 'true') fc.configureGlobal({ seed: 20_261_123 });
