//! What a person types and what comes of it: commands, first days, guides, CI.

mod build;
mod ci;
mod cli;
mod guides;
mod import;
mod import_rows;
mod init;
mod install;
mod manual;
mod new;
mod new_names;
mod new_report;
mod output_file;
mod verify_log;
