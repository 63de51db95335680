"""what was understood of each message"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
import sqlalchemy_utc


revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('understood',
    sa.Column('conversation_id', sa.String(length=40), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('intent', sa.String(length=60), nullable=False),
    sa.Column('confidence', sa.Float(), nullable=False),
    sa.Column('ranking', sa.JSON(), server_default='[]', nullable=False),
    sa.Column('failed', sa.Boolean(), nullable=False),
    sa.Column('reviewed_at', sqlalchemy_utc.sqltypes.UtcDateTime(timezone=True), nullable=True),
    sa.Column('label', sa.String(length=60), nullable=True),
    sa.ForeignKeyConstraint(['conversation_id', 'seq'], ['messages.conversation_id', 'messages.seq'], ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('conversation_id', 'seq')
    )
    with op.batch_alter_table('understood', schema=None) as batch_op:
        batch_op.create_index('understood_unreviewed', ['confidence'], unique=False, sqlite_where=sa.text('reviewed_at IS NULL'), postgresql_where=sa.text('reviewed_at IS NULL'))



def downgrade() -> None:
    with op.batch_alter_table('understood', schema=None) as batch_op:
        batch_op.drop_index('understood_unreviewed', sqlite_where=sa.text('reviewed_at IS NULL'), postgresql_where=sa.text('reviewed_at IS NULL'))

    op.drop_table('understood')
