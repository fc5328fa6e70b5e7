import { Entity, type EntityConfiguration } from 'electrodb';
import * as z from 'zod';

/** A part of a document's text, which is kept under its hash. */
export function documentPageEntity(configuration: EntityConfiguration) {
  return new Entity(
    {
      model: { service: 'orgcost', entity: 'DocumentPage', version: '1' },
      attributes: {
        document: { type: 'string', required: true },
        page: { type: 'number', required: true, padding: { length: 6, char: '0' } },
        /** Of the document. */
        pages: { type: 'number', required: true },
        text: { type: 'string', required: true },
      },
      indexes: {
        byPage: {
          pk: {
            field: 'pk',
            casing: 'none',
            composite: ['document'],
            template: 'document#${document}',
          },
          sk: { field: 'sk', casing: 'none', composite: ['page'], template: 'page#${page}' },
        },
      },
    },
    configuration,
  );
}

export const storedDocumentPage = z.object({
  document: z.string(),
  page: z.int().positive(),
  pages: z.int().positive(),
  text: z.string(),
});
