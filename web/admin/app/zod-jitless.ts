import * as z from 'zod';

// The content security policy allows no code made from text, so schemas must not try it. Imported before any schema.
z.config({ jitless: true });
