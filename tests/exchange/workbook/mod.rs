//! Workbooks of all formats, each trap of theirs as the file that has it.

mod delimited;
mod limits;
mod made;
mod ods;
mod samples;
mod spoiled;
mod xls;
mod xlsx;
