import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Dices, Sparkles } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useSession } from "@/app/session";
import { videosCreateVideo } from "@/client";
import { Button, buttonStyle, IconButton } from "@/components/ui/button";
import { tell } from "@/components/ui/toasts";
import { data } from "@/lib/api";
import { said } from "@/lib/said";

/** A ready theme and one button, for who has no video yet. */
export function FirstVideo() {
  const { t, i18n } = useTranslation();
  const { rules } = useSession();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const themes = t("library.themes", { returnObjects: true }) as { theme: string; about: string }[];
  const [at, setAt] = useState(0);
  const { theme, about } = themes[at % themes.length] ?? { theme: "", about: "" };
  const make = useMutation({
    mutationFn: () => data(videosCreateVideo({ body: { theme, language: i18n.language } })),
    onSuccess: ({ video_id }) => {
      void cache.invalidateQueries({ queryKey: ["videos"] });
      void cache.invalidateQueries({ queryKey: ["me"] });
      navigate(`/videos/${video_id}`);
    },
    onError: (error) => tell({ title: t("failed.title"), text: said(error, t), bad: true }),
  });
  const button = t("library.make", { about });
  const icon = <Sparkles aria-hidden size={20} className="shrink-0" />;
  return (
    <div className="grid justify-items-center gap-3">
      <div className="flex items-center gap-1">
        {rules.access_code_required === "signup+create" ? (
          <Link
            to={`/create?theme=${encodeURIComponent(theme)}`}
            className={buttonStyle("primary", "lg")}
          >
            {icon}
            {button}
          </Link>
        ) : (
          <Button
            kind="primary"
            size="lg"
            busy={make.isPending}
            icon={icon}
            onClick={() => make.mutate()}
          >
            {button}
          </Button>
        )}
        <IconButton label={t("library.another")} onClick={() => setAt(at + 1)}>
          <Dices aria-hidden size={20} />
        </IconButton>
      </div>
      <Link to="/create" className={buttonStyle("quiet")}>
        {t("library.ownTheme")}
      </Link>
    </div>
  );
}
