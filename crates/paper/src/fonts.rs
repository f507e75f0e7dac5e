//! Fonts of the system, found when they are needed. None is bundled: those with Chinese are tens of megabytes.

use std::path::PathBuf;
use std::sync::Arc;

use fontdb::{Database, Source};
use onetake_render::message::Language;
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};

use crate::PaperError;

/// Families in the order in which they are wanted: one look on every machine that has the first.
const SIMPLIFIED: &[&str] = &[
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
];
const TRADITIONAL: &[&str] = &[
    "Noto Sans CJK TC",
    "Source Han Sans TC",
    "Noto Sans TC",
    "Microsoft JhengHei",
    "PingFang TC",
    "WenQuanYi Micro Hei",
];
const LATIN: &[&str] = &["Noto Sans", "DejaVu Sans", "Segoe UI", "Arial", "Helvetica", "Liberation Sans"];

/// The fonts that pages are written with.
#[derive(Clone)]
pub struct Fonts {
    pub(crate) context: FontContext,
    /// Families of the files that were named, which come before all others.
    named: Vec<String>,
    found: Vec<String>,
}

impl Fonts {
    /// The files named, then the fonts of the system that pages are written with.
    ///
    /// # Errors
    ///
    /// [`PaperError::Font`] for a file that is no font, [`PaperError::NoFont`] where there is none at all.
    pub fn find(extra: &[PathBuf]) -> Result<Self, PaperError> {
        let mut system = Database::new();
        system.load_system_fonts();
        let wanted = [LATIN, SIMPLIFIED, TRADITIONAL].concat();
        let mut files: Vec<PathBuf> = Vec::new();
        for face in system.faces() {
            let is_wanted = face.families.iter().any(|(name, _)| wanted.contains(&name.as_str()));
            if let (true, Source::File(path) | Source::SharedFile(path, _)) = (is_wanted, &face.source) {
                files.push(path.clone());
            }
        }
        // The same fonts in the same order, whatever the order of the folder.
        files.sort();
        files.dedup();
        let mut fonts = Self::of(extra)?;
        for file in files {
            // A font of the system that cannot be read is as good as absent; what it would bring is missed aloud.
            if let Ok(families) = fonts.register(file) {
                fonts.found.extend(families);
            }
        }
        if fonts.named.is_empty() && fonts.found.is_empty() { Err(PaperError::NoFont) } else { Ok(fonts) }
    }

    /// These files alone.
    ///
    /// # Errors
    ///
    /// [`PaperError::Font`] for a file that is no font.
    pub fn of(files: &[PathBuf]) -> Result<Self, PaperError> {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let context =
            FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
        let mut fonts = Self { context, named: Vec::new(), found: Vec::new() };
        for file in files {
            let families = fonts.register(file.clone())?;
            fonts.named.extend(families);
        }
        Ok(fonts)
    }

    fn register(&mut self, path: PathBuf) -> Result<Vec<String>, PaperError> {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(PaperError::Font { path, message: error.to_string() }),
        };
        let families = self.context.collection.register_fonts(Blob::new(Arc::new(bytes)), None);
        if families.is_empty() {
            return Err(PaperError::Font { path, message: "it holds no font".to_owned() });
        }
        let ids = families.into_iter().map(|(id, _)| id);
        let names = ids.filter_map(|id| self.context.collection.family_name(id).map(str::to_owned));
        Ok(names.collect())
    }

    /// The families for a language, each a fallback of those before it.
    pub(crate) fn families(&self, language: Language) -> Vec<String> {
        let order: [&[&str]; 3] = match language {
            Language::ZhCn => [SIMPLIFIED, TRADITIONAL, LATIN],
            Language::ZhTw => [TRADITIONAL, SIMPLIFIED, LATIN],
            Language::En | Language::Vi => [LATIN, SIMPLIFIED, TRADITIONAL],
        };
        let known = order.concat();
        let found = known.into_iter().filter(|name| self.found.iter().any(|found| found == name));
        self.named.iter().cloned().chain(found.map(str::to_owned)).collect()
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts")
            .field("named", &self.named)
            .field("found", &self.found)
            .finish_non_exhaustive()
    }
}
