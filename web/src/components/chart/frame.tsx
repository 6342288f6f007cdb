import { type ReactNode, useId } from "react";

export interface Table {
  head: string[];
  rows: string[][];
}

/** A chart's title and what it shows; who cannot see it has the same as a table. */
export function ChartFrame({
  title,
  description,
  table,
  action,
  children,
}: {
  title: string;
  description?: string;
  table: Table;
  action?: ReactNode;
  children: ReactNode;
}) {
  const name = useId();
  return (
    <figure aria-labelledby={name} className="grid min-w-0 content-start gap-3">
      <figcaption className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-44">
          <p id={name} className="font-semibold">
            {title}
          </p>
          {description && <p className="text-sm text-muted">{description}</p>}
        </div>
        {action}
      </figcaption>
      {/* Where there is nothing to show, what is said of it is for everybody. */}
      <div aria-hidden={table.rows.length > 0 || undefined}>{children}</div>
      {table.rows.length > 0 && <TableForReaders title={title} table={table} />}
    </figure>
  );
}

function TableForReaders({ title, table }: { title: string; table: Table }) {
  return (
    <div className="sr-only">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {table.head.map((each) => (
              <th key={each} scope="col">
                {each}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its column
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
