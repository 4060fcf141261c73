/**
 * A table's columns, read off the zod schema of its rows: name, type, unit and meaning stand in one place, from which
 * header rows, data dictionaries and the OpenAPI document are made.
 */
import { z } from '@hono/zod-openapi';
import { units } from '../schemas/common.ts';

export interface Column {
  name: string;
  type: 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'list' | 'structure';
  unit: string | null;
  meaning: string;
}

/** Rows of one shape, under a name that the data dictionary knows. */
export interface Table {
  name: string;
  /** What one row is. */
  row: string;
  columns: Column[];
}

/** A table over a schema, in the order of its fields. */
export function defineTable(name: string, row: string, schema: z.ZodObject): Table {
  const columns = Object.entries(schema.shape).map(([field, type]) => columnOf(field, type as z.ZodType));
  return { name, row, columns };
}

/** The same table with some of its columns. */
export function withColumns(table: Table, names: readonly string[] | undefined): Table {
  if (names === undefined) return table;
  return { ...table, columns: table.columns.filter(({ name }) => names.includes(name)) };
}

/** Between the entries of a list in one cell. */
export const LIST_SEPARATOR = '; ';

/** A value as one cell: lists joined, structures as JSON, what is missing as null. */
export function cellOf(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value as string | number | boolean;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
    return value.join(LIST_SEPARATOR);
  return JSON.stringify(value);
}

function columnOf(name: string, schema: z.ZodType): Column {
  return {
    name,
    type: typeOf(schema),
    unit: units.get(schema)?.unit ?? null,
    meaning: schema.description ?? '',
  };
}

function typeOf(schema: z.ZodType): Column['type'] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return typeOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodISODateTime) return 'time';
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'integer' : 'number';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodString ? 'list' : 'structure';
  if (schema instanceof z.ZodObject) return 'structure';
  return 'text';
}
