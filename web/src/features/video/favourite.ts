import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type VideoDetail, videosFavourite, videosUnfavourite } from "@/client";
import { tell } from "@/components/ui/toasts";
import { said } from "@/lib/said";

/** Keep it at heart or no longer; shown at once, taken back where it failed. */
export function useFavourite({ id }: VideoDetail) {
  const cache = useQueryClient();
  const { t } = useTranslation();
  const show = (favourite: boolean) =>
    cache.setQueryData<VideoDetail>(["video", id], (known) => known && { ...known, favourite });
  return useMutation({
    mutationFn: async (wanted: boolean) => {
      const call = wanted ? videosFavourite : videosUnfavourite;
      await call({ path: { video_id: id } });
    },
    onMutate: async (wanted) => {
      await cache.cancelQueries({ queryKey: ["video", id] });
      show(wanted);
    },
    onError: (error, wanted) => {
      show(!wanted);
      tell({ title: said(error, t), bad: true });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["videos"] }),
  });
}
