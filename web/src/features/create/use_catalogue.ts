import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { catalogueGetCatalogue } from "@/client";
import { data } from "@/lib/api";

const FRESH_MS = 300_000;
const AGAIN_MS = 3_000;

/** What can be chosen in a language; asked again until it is known which vendors are ready. */
export function useCatalogue(language: string) {
  return useQuery({
    queryKey: ["catalogue", language],
    queryFn: ({ signal }) => data(catalogueGetCatalogue({ query: { language }, signal })),
    staleTime: ({ state }) => (state.data?.complete ? FRESH_MS : 0),
    refetchInterval: ({ state }) => (state.data && !state.data.complete ? AGAIN_MS : false),
    placeholderData: keepPreviousData,
  });
}
