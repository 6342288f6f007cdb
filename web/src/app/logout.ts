import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { authLogout } from "@/client";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import { said } from "@/lib/said";

/** End the session here and forget what was shown in it. */
export function useLogout(): () => void {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { t } = useTranslation();
  return () => {
    data(authLogout())
      .then(() => {
        cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "rules" });
        cache.setQueryData(["me"], null);
        return navigate("/");
      })
      .catch((error: unknown) => tell({ title: said(error, t), bad: true }));
  };
}
